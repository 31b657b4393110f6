package org.wsmanspec.message;

import java.util.Optional;
import java.util.Set;

/**
 * What an endpoint is claimed to be able to do.
 *
 * @param name the endpoint, for people
 * @param capabilities words of the capability vocabulary; a word with a dot implies the word before
 *     it
 * @param profile name of the profile by which it is judged; empty for none
 */
public record Declaration(String name, Set<String> capabilities, Optional<String> profile) {

  /** Nothing is claimed, as in a capture. */
  public static final Declaration NONE = new Declaration("", Set.of());

  public Declaration {
    capabilities = Set.copyOf(capabilities);
  }

  /** A declaration without a profile. */
  public Declaration(String name, Set<String> capabilities) {
    this(name, capabilities, Optional.empty());
  }

  /** Whether a word is claimed, directly or by a longer one. */
  public boolean claims(String capability) {
    return capabilities.contains(capability)
        || capabilities.stream().anyMatch(c -> c.startsWith(capability + "."));
  }
}
