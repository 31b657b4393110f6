package org.wsmanspec.mock.cim;

import java.util.function.Supplier;

/** Checks access and writes the journal. */
final class Gate {
  private final JournalSink journal;
  private final AccessPolicy access;

  Gate(JournalSink journal, AccessPolicy access) {
    this.journal = journal;
    this.access = access;
  }

  /** Checks a right; without it, the denial is the last entry and ACCESS_DENIED is thrown. */
  Passage check(Caller caller, String namespace, String place, Right right) {
    boolean granted = access.permits(caller, Names.namespace(namespace), right);
    journal.record(
        new JournalEntry(
            "accessCheck", place, caller.principal(), right, granted ? "GRANTED" : "DENIED"));
    if (!granted) {
      throw new CimException(
          CimStatus.ACCESS_DENIED,
          namespace,
          caller.principal() + " has no " + right + " right in namespace " + namespace);
    }
    return new Passage(caller, place, right);
  }

  /** A granted operation, whose steps are journalled with their outcome. */
  final class Passage {
    private final Caller caller;
    private final String place;
    private final Right right;

    private Passage(Caller caller, String place, Right right) {
      this.caller = caller;
      this.place = place;
      this.right = right;
    }

    <T> T step(String operation, Supplier<T> body) {
      return step(operation, place, body);
    }

    <T> T step(String operation, String where, Supplier<T> body) {
      String outcome = CimStatus.FAILED.name();
      try {
        T result = body.get();
        outcome = "OK";
        return result;
      } catch (CimException e) {
        outcome = e.status().name();
        throw e;
      } finally {
        journal.record(new JournalEntry(operation, where, caller.principal(), right, outcome));
      }
    }
  }
}
