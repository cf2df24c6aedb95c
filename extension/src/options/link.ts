import { WorkerLink } from "../content/worker-link";

/** The line from one of our own pages to the worker. */
export const link = new WorkerLink("options", () => undefined);
