package org.wsmanspec.report;

import java.util.List;

/**
 * By what a run is let through.
 *
 * @param failOn which verdicts fail it
 * @param complaints what is wrong with the waivers, each with its place; any of them fails the run,
 *     unless nothing does
 * @param remarks what else waivers and baseline have to say, such as what was fixed
 */
public record Gate(FailOn failOn, List<String> complaints, List<String> remarks) {

  /** Failures fail, nothing is accepted. */
  public static final Gate USUAL = new Gate(FailOn.SHALL, List.of(), List.of());

  public Gate {
    complaints = List.copyOf(complaints);
    remarks = List.copyOf(remarks);
  }
}
