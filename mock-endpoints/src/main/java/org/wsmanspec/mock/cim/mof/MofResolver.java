package org.wsmanspec.mock.cim.mof;

import java.io.IOException;

/** Finds the file that {@code #pragma include} names. */
@FunctionalInterface
public interface MofResolver {
  /** A resolver that finds nothing. */
  MofResolver NONE =
      (includer, name) -> {
        throw new IOException("includes are not available here");
      };

  /**
   * Reads an included file.
   *
   * @param includer the name of the including source
   * @param name the relative name in the pragma
   * @throws IOException if there is none, or it lies outside of what may be read
   */
  MofSource resolve(String includer, String name) throws IOException;
}
