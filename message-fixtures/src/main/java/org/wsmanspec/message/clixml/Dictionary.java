package org.wsmanspec.message.clixml;

import java.util.List;

/**
 * The entries of a dictionary (MS-PSRP 2.2.5.2.6.4, {@code <DCT>}), in their order.
 *
 * @param entries pairs of key and value
 */
public record Dictionary(List<Entry> entries) implements ObjectPart {

  /**
   * One entry, {@code <En>}.
   *
   * @param key any value
   * @param value any value
   */
  public record Entry(ClixmlValue key, ClixmlValue value) {}

  public Dictionary {
    entries = List.copyOf(entries);
  }
}
