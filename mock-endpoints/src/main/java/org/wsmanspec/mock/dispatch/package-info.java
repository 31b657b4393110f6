/**
 * The way of a request from bytes to bytes: encoding, SOAP, headers, the operation that its Action
 * names, and the limits on the answer.
 */
@NullMarked
package org.wsmanspec.mock.dispatch;

import org.jspecify.annotations.NullMarked;
