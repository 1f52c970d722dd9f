package sms.recap.internal.db;

/** Work for which the database has to be quiet. */
public interface Maintenance {
  /** Work on a database that nobody else uses. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @throws MoveRefused when it did not come about
     */
    void run(Database database) throws MoveRefused;
  }

  /**
   * Takes the database from everybody: what is being sent ends first. Then does the work. After
   * that the database is left for good, and is not opened any more by any later start either; when
   * the work fails it is given back.
   *
   * @param where the data are then, as the messages name it
   * @throws MoveRefused when the work failed, the database is not open, or is not an embedded one
   */
  void leave(String where, Work work) throws MoveRefused;
}
