package org.wsmanspec.scenario.run;

import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.run.RequestModel.Addressed;

/**
 * One request to a remote shell, of a step that may send several.
 *
 * @param parameters what the scenario says, and what goes without saying
 * @param addressed the shell; of a Create whatever the parameters say
 * @param action wsa:Action
 * @param body XML; empty for an empty s:Body
 * @param bent whether the step's mutations are for it
 */
record ShellRequest(
    RequestParameters parameters, Addressed addressed, String action, String body, boolean bent) {}
