package org.wsmanspec.scenario.run;

import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.transport.Transport;

/** What all scenarios of one run share, or with a transport of its own, those of one worker. */
record Driver(
    Target target,
    Transport transport,
    RunOptions options,
    Recorder recorder,
    Health health,
    Mailboxes mailboxes) {}
