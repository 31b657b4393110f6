package org.wsmanspec.mock.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server says of requests that are no HTTP, so that personalities may misspeak it too. */
final class HttpErrors implements Request.Handler {

  private final Misbehavior misbehavior;

  HttpErrors(Misbehavior misbehavior) {
    this.misbehavior = misbehavior;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object reason = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    HttpAnswer answer =
        HttpAnswer.plain(
            response.getStatus(),
            "This cannot be answered: " + (reason == null ? "an HTTP error" : reason));
    SoapHandler.send(
        misbehavior.say(SoapHandler.heard(request), answer).answer(), response, callback);
    return true;
  }
}
