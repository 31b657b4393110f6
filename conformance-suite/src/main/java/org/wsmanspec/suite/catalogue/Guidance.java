package org.wsmanspec.suite.catalogue;

import java.util.List;

/**
 * What a reader needs to act on a breach of a requirement.
 *
 * @param why what breaks at the other side when it is not held
 * @param causes likely causes in implementations
 * @param change what to change, in the imperative
 */
public record Guidance(String why, List<String> causes, String change) {
  public Guidance {
    causes = List.copyOf(causes);
  }
}
