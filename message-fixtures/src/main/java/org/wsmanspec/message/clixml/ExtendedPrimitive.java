package org.wsmanspec.message.clixml;

/**
 * The primitive that an object is: a value with properties of its own, or the number of an
 * enumeration (MS-PSRP 2.2.5.2.5, 2.2.5.2.7).
 */
public record ExtendedPrimitive(Primitive value) implements ObjectPart {}
