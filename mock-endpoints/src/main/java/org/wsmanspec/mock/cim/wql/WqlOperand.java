package org.wsmanspec.mock.cim.wql;

/** What stands on a side of a comparison. */
public sealed interface WqlOperand permits WqlPath, WqlLiteral {}
