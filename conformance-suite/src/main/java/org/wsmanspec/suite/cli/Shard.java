package org.wsmanspec.suite.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of the work.
 *
 * @param index from 1
 * @param of how many there are
 */
record Shard(int index, int of) {

  private static final int MOST = 10_000;
  private static final Pattern WORD = Pattern.compile("(\\d{1,5})/(\\d{1,5})");
  private static final Pattern COUNT = Pattern.compile("auto(?:/(\\d{1,5}))?");
  private static final String KUBERNETES = "JOB_COMPLETION_INDEX";
  private static final String INDEX = "CI_NODE_INDEX";
  private static final String TOTAL = "CI_NODE_TOTAL";

  /**
   * The shard that a word names: {@code 2/3}, {@code auto/3} for the index of an Indexed Job of
   * Kubernetes (from 0) or of a GitLab job (from 1), {@code auto} where the environment has the
   * count as well.
   *
   * @throws CommandFailure if it names none
   */
  static Shard of(String word, Map<String, String> environment) {
    Matcher numbers = WORD.matcher(word);
    if (numbers.matches()) {
      return checked(
          Integer.parseInt(numbers.group(1)),
          Integer.parseInt(numbers.group(2)),
          "--shard " + word);
    }
    Matcher count = COUNT.matcher(word);
    if (!count.matches()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--shard takes I/N with I from 1 to N, or auto or auto/N, but was '" + word + "'");
    }
    Optional<Integer> given = Optional.ofNullable(count.group(1)).map(Integer::parseInt);
    Optional<Integer> total = number(TOTAL, environment);
    if (given.isPresent() && environment.containsKey(KUBERNETES)) {
      int index = number(KUBERNETES, environment).orElseThrow();
      return checked(
          index + 1, given.get(), KUBERNETES + " " + index + " (from 0) with --shard " + word);
    }
    if (environment.containsKey(INDEX) && (given.isPresent() || total.isPresent())) {
      int of = given.or(() -> total).orElseThrow();
      if (total.isPresent() && total.get() != of) {
        throw new CommandFailure(
            ExitCode.USAGE, "--shard " + word + " does not fit " + TOTAL + "=" + total.get());
      }
      int index = number(INDEX, environment).orElseThrow();
      return checked(index, of, INDEX + " " + index + " (from 1) of " + of);
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "--shard "
            + word
            + " needs the environment to say which: "
            + KUBERNETES
            + " with --shard auto/N, or "
            + INDEX
            + " and "
            + TOTAL);
  }

  private static Optional<Integer> number(String name, Map<String, String> environment) {
    String text = environment.get(name);
    if (text == null) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,5}")) {
      throw new CommandFailure(
          ExitCode.USAGE, "the environment variable " + name + " is no number: '" + text + "'");
    }
    return Optional.of(Integer.parseInt(text));
  }

  private static Shard checked(int index, int of, String what) {
    if (of < 1 || of > MOST || index < 1 || index > of) {
      throw new CommandFailure(
          ExitCode.USAGE, what + " is no shard: there are 1 to N, and N is at most " + MOST);
    }
    return new Shard(index, of);
  }

  /** Its share: by turns, so that neighbors, which are often alike, are spread evenly. */
  <T> List<T> share(List<T> all) {
    List<T> share = new ArrayList<>();
    for (int i = index - 1; i < all.size(); i += of) {
      share.add(all.get(i));
    }
    return share;
  }

  @Override
  public String toString() {
    return index + "/" + of;
  }
}
