package ink.intake;

import ink.bookings.Webhooks;
import ink.collector.AppEvents;
import ink.door.Answer;
import ink.door.Call;
import ink.door.Endpoint;

/** Which path is whose, on the public port. Everything here is a POST. */
record Routes(AppEvents appEvents, Webhooks webhooks) implements Endpoint {
  private static final int LONGEST_BODY_OF_NOBODY = 64 * 1024;

  @Override
  public int longestBody(String path) {
    if (path.equals(AppEvents.PATH)) {
      return appEvents.longestBody(path);
    }
    return isWebhook(path) ? webhooks.longestBody(path) : LONGEST_BODY_OF_NOBODY;
  }

  @Override
  public Answer answer(Call call) throws InterruptedException {
    boolean appEvent = call.path().equals(AppEvents.PATH);
    if (!appEvent && !isWebhook(call.path())) {
      return Answer.problem(404, "not-found", "Not found", "Nothing is at " + call.path() + ".");
    }
    if (!call.method().equals("POST")) {
      return Answer.problem(405, "wrong-method", "Wrong method", "This path takes POST.")
          .with("Allow", "POST");
    }
    return appEvent ? appEvents.answer(call) : webhooks.answer(call);
  }

  private static boolean isWebhook(String path) {
    return path.startsWith("/webhooks/");
  }
}
