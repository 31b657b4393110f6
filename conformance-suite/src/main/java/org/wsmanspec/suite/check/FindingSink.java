package org.wsmanspec.suite.check;

/**
 * Takes what a check saw.
 *
 * <p>The sink knows the catalogue, whose conduct is judged and what the endpoint can do, and turns
 * what it is told into verdicts. What concerns a party that is not under test it drops, so checks
 * need not ask.
 */
public interface FindingSink {

  /** The requirement was held here. */
  void held(String requirement, Place place);

  /**
   * The requirement was broken here.
   *
   * @param expected what was to be seen
   * @param actual what was seen, quoted
   * @param hint a likely cause, or empty
   */
  void broken(String requirement, String expected, String actual, Place place, String hint);

  /**
   * Something is off here that is no firm breach, because the text leaves room or the endpoint may
   * have an excuse that does not show.
   *
   * @param hint why this is no firm breach
   */
  void soft(String requirement, String expected, String actual, Place place, String hint);

  /**
   * The requirement could not be judged here.
   *
   * @param reason what is missing, a clause without full stop
   */
  void unknown(String requirement, String reason, Place place);

  /**
   * The requirement was held, in a way that is worth telling.
   *
   * @param remark one sentence, the same for all places of one kind
   */
  void remark(String requirement, String remark, Place place);
}
