package org.example;

import org.wsmanspec.suite.engine.WsmanScenarios;

/** Shipped scenarios and one of our own, against the embedded reference endpoint. */
@WsmanScenarios(
    target = "mock",
    scenarios = {"identify", "get-*", "src/test/scenarios"})
class ReferenceEndpointTests {}
