package org.wsmanspec.report;

/**
 * What became of one word of the capability vocabulary: claimed against shown.
 *
 * @param word the word
 * @param standing how the claim and what was seen go together
 * @param detail how it was told, for people; may be empty
 */
public record CapabilityResult(String word, Standing standing, String detail) {

  /** How a claim and what was seen go together. */
  public enum Standing {
    /** Claimed, and seen at work. */
    CONFIRMED("claimed and seen"),
    /** Claimed, but whatever needs it failed or was refused as unsupported. */
    FAILED("claimed, but failed"),
    /** Claimed, and nothing in the conversation shows it. */
    UNSEEN("claimed, not seen"),
    /** Seen at work, and not claimed: what depends on it may not have been run. */
    UNCLAIMED("works, but not claimed");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    /** The words for reports. */
    public String text() {
      return text;
    }
  }
}
