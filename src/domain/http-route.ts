/** Something that answers HTTP requests on the web page's port, whichever part of the program it comes from. */
export interface HttpRoute {
  /** The exact path, such as `/metrics`; requests of every method are passed on. */
  readonly path: string;
  /** True if only the operator may ask: requests need the bearer token. */
  readonly operator: boolean;
  /** Answers a request. An error that is thrown becomes a response with status 500. */
  handle(request: Request): Response | Promise<Response>;
}
