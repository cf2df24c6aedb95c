import { WorkerLink } from "../shared/worker-link";

/** The line from one of our own pages to the worker. */
export const link = new WorkerLink("options", () => undefined);
