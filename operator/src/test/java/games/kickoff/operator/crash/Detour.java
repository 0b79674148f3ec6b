package games.kickoff.operator.crash;

/** What becomes of an operator's call to a store on its way there. */
interface Detour {

  /** Each call goes straight to its store. */
  Detour NONE = (operation, arguments, call) -> call.make();

  /** The call itself. */
  interface Call {
    Object make() throws Throwable;
  }

  /**
   * Makes the call, or does not.
   *
   * @param operation such as {@code Claims.claim}
   * @return what the operator is answered
   */
  Object take(String operation, Object[] arguments, Call call) throws Throwable;
}
