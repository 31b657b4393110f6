package org.wsmanspec.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.report.gate.Baseline;
import org.wsmanspec.report.gate.Gating;
import org.wsmanspec.report.gate.Waiver;

/** The sample run, let through in part: one of everything that a gate does. */
public final class GatedReport {

  public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private GatedReport() {}

  public static Waiver waiver(String id, LocalDate expiry, int line) {
    return new Waiver(
        id,
        "Firmware 2 <does> not know better",
        "https://example.org/issues/" + line,
        "Lab",
        expiry,
        Optional.empty(),
        "waivers.yaml:" + line);
  }

  public static Waiver waiver(String id) {
    return waiver(id, LocalDate.of(2026, 12, 31), 3);
  }

  public static RunReport report() {
    Baseline baseline =
        new Baseline(
            Map.of(
                "DSP0226-http-04",
                new Baseline.Entry(Verdict.FAIL, List.of()),
                "DSP0226-transfer-51",
                new Baseline.Entry(Verdict.FAIL, List.of())),
            Map.of());
    return new Gating(
            List.of(
                waiver("DSP0226-addressing-11"),
                waiver("DSP0226-faults-09", LocalDate.of(2026, 1, 31), 8),
                waiver("DSP0226-enumeration-52", LocalDate.of(2027, 1, 31), 13),
                waiver("DSP0226-http-15", LocalDate.of(2027, 1, 31), 18)),
            Optional.of(new Gating.Known(baseline, "baseline.json")),
            FailOn.SHALL)
        .apply(
            SampleReport.report(),
            TODAY,
            c -> c.waiver().source() + ":9: " + c.message() + "\n  help: " + c.help());
  }
}
