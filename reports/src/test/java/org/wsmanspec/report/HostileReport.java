package org.wsmanspec.report;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.StepRef;
import org.wsmanspec.report.Location.Side;

/** A run whose every text comes from somebody who means harm. */
public final class HostileReport {

  /** Ends attributes, elements, CDATA and comments, moves cursors and reorders text. */
  public static final String TEXT =
      "\"><script>alert(1)</script>]]><!-- '\"--><img src=x onerror=alert(2)> \u001b[2J\u0000\u0007\r\n"
          + "\u202e\ud800 $report #end ${x} https://evil.example/ \uffff";

  private HostileReport() {}

  public static RunReport report() {
    String huge = TEXT + "A".repeat(300_000);
    Finding finding =
        new Finding(
            TEXT,
            Verdict.FAIL,
            TEXT,
            huge,
            huge,
            Optional.of(
                new Location(
                    Optional.of(TEXT),
                    Side.RESPONSE,
                    Optional.of("/s:Envelope/" + TEXT),
                    Optional.of(TEXT),
                    Optional.of(new StepRef(TEXT, TEXT, TEXT, TEXT, 3)))),
            TEXT);
    Requirement requirement = SampleReport.requirement(TEXT, Level.SHALL, TEXT, TEXT, TEXT);
    return new RunReport(
        TEXT,
        TEXT,
        TEXT,
        Optional.empty(),
        5,
        3,
        1,
        List.of(TEXT),
        List.of(TEXT),
        List.of(
            SampleReport.result(requirement, Verdict.FAIL, 0, finding),
            new RequirementResult(requirement, Verdict.NOT_APPLICABLE, 0, List.of(), TEXT)),
        List.of(
            new ScenarioResult(
                TEXT,
                TEXT,
                TEXT,
                List.of(TEXT),
                List.of(TEXT),
                Verdict.FAIL,
                TEXT,
                1,
                List.of(
                    new ScenarioResult.StepResult(
                        TEXT, TEXT, 1, Verdict.FAIL, huge, List.of(TEXT))))),
        List.of(TEXT));
  }

  public static Conversation conversation() {
    return SampleMessages.conversation(
        List.of(
            SampleMessages.exchange(
                TEXT,
                "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Header"
                    + " title=\"&quot;>&lt;script>alert(3)&lt;/script>\"/><s:Body><Password>"
                    + SampleMessages.SECRET
                    + "</Password>&lt;script>alert(4)&lt;/script><!--<script>alert(5)</script>-->"
                    + "<![CDATA[<script>alert(6)</script>]]>"
                    + "B".repeat(500_000)
                    + "</s:Body></s:Envelope>",
                500,
                "<html><script>alert(7)</script><Password>"
                    + SampleMessages.SECRET
                    + "<br>\u0000"
                    + "C".repeat(500_000))));
  }
}
