package games.kickoff.operator.crash;

/** Intercepts an operator's calls to its stores. */
interface Detour {

  /** Makes each call as it is. */
  Detour NONE = (operation, arguments, call) -> call.make();

  /** The intercepted call. */
  interface Call {
    Object make() throws Throwable;
  }

  /**
   * Makes the call, or something else in its place.
   *
   * @param operation such as {@code Claims.claim}
   * @return what the operator gets as the answer
   */
  Object take(String operation, Object[] arguments, Call call) throws Throwable;
}
