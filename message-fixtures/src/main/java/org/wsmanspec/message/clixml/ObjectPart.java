package org.wsmanspec.message.clixml;

/** What an object is made of (MS-PSRP 2.2.5.2), each part at most once. */
public sealed interface ObjectPart
    permits TypeNames, ToStringText, ExtendedPrimitive, Sequence, Dictionary, PropertyBag {}
