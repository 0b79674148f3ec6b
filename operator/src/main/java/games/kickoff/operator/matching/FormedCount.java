package games.kickoff.operator.matching;

/**
 * How many matches of a queue have been formed. Redis counts them, and starts at 0 again when it
 * has lost its data; this count goes on from where it was. It never goes back: neither below an
 * earlier value, nor below the value in the queue's status, which another process may have written.
 *
 * @param inRedis what Redis counted last
 * @param lost what Redis had counted before and has lost
 */
record FormedCount(long inRedis, long lost) {

  /**
   * The count of a process that has not seen the queue before.
   *
   * @param written the count in the queue's status; 0 when it has none
   */
  static FormedCount first(long inRedis, long written) {
    return new FormedCount(inRedis, Math.max(0, written - inRedis));
  }

  /**
   * The count after another look at Redis.
   *
   * @param written as for {@link #first}
   */
  FormedCount then(long nowInRedis, long written) {
    long before = nowInRedis < inRedis ? total() - nowInRedis : lost;
    return new FormedCount(nowInRedis, Math.max(before, written - nowInRedis));
  }

  long total() {
    return inRedis + lost;
  }
}
