package org.wsmanspec.scenario;

import java.util.List;
import java.util.Map;

/** A value that a scenario gives to a pipeline: what CLIXML makes of it, the runner decides. */
public sealed interface PsrpValue {

  /** Null. */
  record Nil() implements PsrpValue {}

  /** A string. */
  record Str(Text text) implements PsrpValue {}

  /** A whole number or a floating point number, as it is written. */
  record Num(String digits) implements PsrpValue {}

  /** A boolean. */
  record Bool(boolean value) implements PsrpValue {}

  /** A list. */
  record Many(List<PsrpValue> items) implements PsrpValue {
    public Many {
      items = List.copyOf(items);
    }
  }

  /** A hash table. */
  record Table(Map<String, PsrpValue> entries) implements PsrpValue {
    public Table {
      entries = Ordered.copy(entries);
    }
  }

  /** A secure string, encrypted with the session key of the pool. */
  record Secure(Text text) implements PsrpValue {}

  /** Any CLIXML. */
  record Clixml(Text xml) implements PsrpValue {}
}
