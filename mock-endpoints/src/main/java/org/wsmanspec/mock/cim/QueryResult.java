package org.wsmanspec.mock.cim;

import java.util.Iterator;
import java.util.List;

/**
 * The answer to a query.
 *
 * @param instances the results, pulled one by one; on a projection they hold the asked properties
 *     only
 * @param projection the names of the asked properties as the class declares them; empty if whole
 *     instances were asked for
 */
public record QueryResult(Iterator<CimInstance> instances, List<String> projection) {
  /** Copies the list. */
  public QueryResult {
    projection = List.copyOf(projection);
  }
}
