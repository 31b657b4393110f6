package org.wsmanspec.mock.eventing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.wsmanspec.mock.cim.CimDateTime;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimType;
import org.wsmanspec.mock.cim.CimValue;

/**
 * Something that happened in a CIM namespace.
 *
 * @param kind what
 * @param namespace where
 * @param subject the instance as it is now, or was last; of {@link Kind#RAISED} the indication
 * @param before the instance before its modification
 * @param time when
 */
record Change(
    Kind kind, String namespace, CimInstance subject, Optional<CimInstance> before, Instant time) {

  /** Seconds from the first moment of WMI's clock, in 1601, to that of Java's. */
  private static final long FILETIME_EPOCH = 11_644_473_600L;

  /** What can happen. */
  enum Kind {
    CREATION("CIM_InstCreation", "__InstanceCreationEvent"),
    MODIFICATION("CIM_InstModification", "__InstanceModificationEvent"),
    DELETION("CIM_InstDeletion", "__InstanceDeletionEvent"),
    /** Something that no change of an instance shows. */
    RAISED("", "");

    private final String dmtf;
    private final String wmi;

    Kind(String dmtf, String wmi) {
      this.dmtf = dmtf;
      this.wmi = wmi;
    }
  }

  /** The indication of it, as an instance of DMTF's classes or of those of WMI. */
  CimInstance indication(boolean wmi, String source, long number) {
    if (kind == Kind.RAISED) {
      return subject;
    }
    CimInstance.Builder event = CimInstance.of(wmi ? kind.wmi : kind.dmtf);
    if (wmi) {
      event.set("TIME_CREATED", CimType.UINT64, fileTime());
      event.set("TargetInstance", CimValue.of(subject));
    } else {
      event.set("IndicationIdentifier", source + "/" + number);
      event.set("IndicationTime", CimType.DATETIME, CimDateTime.of(time.atOffset(ZoneOffset.UTC)));
      event.set("SourceInstance", CimValue.of(subject));
      subject.path().ifPresent(p -> event.set("SourceInstanceModelPath", p.toString()));
    }
    before.ifPresent(b -> event.set("PreviousInstance", CimValue.of(b)));
    return event.build();
  }

  private long fileTime() {
    return (time.getEpochSecond() + FILETIME_EPOCH) * 10_000_000L + time.getNano() / 100;
  }
}
