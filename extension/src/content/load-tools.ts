import { failure, QualitokenError } from "../shared/failure";
import type { WorkerLink } from "../shared/worker-link";
import type { Tools } from "./tools";

/** The tools, injected into this frame when they are needed for the first time. */
export async function loadTools(link: WorkerLink): Promise<Tools> {
  if (!globalThis.qualitokenTools) await link.ask({ type: "load_tools" });
  if (!globalThis.qualitokenTools) throw new QualitokenError(failure("worker_lost", "tools"));
  return globalThis.qualitokenTools;
}
