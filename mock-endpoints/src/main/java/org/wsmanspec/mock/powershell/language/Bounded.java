package org.wsmanspec.mock.powershell.language;

/** A text that a regular expression may not look at for ever. */
final class Bounded implements CharSequence {

  private static final long MOST = 50_000_000;

  private final CharSequence text;
  private final long[] reads;

  private Bounded(CharSequence text, long[] reads) {
    this.text = text;
    this.reads = reads;
  }

  static Bounded of(CharSequence text) {
    return new Bounded(text, new long[1]);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++reads[0] > MOST) {
      throw Operators.wrong("RegexMatchTimeout", "The regular expression takes too long.");
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new Bounded(text.subSequence(start, end), reads);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
