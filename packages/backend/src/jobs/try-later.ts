/** A job that can't be done yet, and it is nobody's fault here: tried again after the usual pause, without an alarm. */
export class TryLater extends Error {
  override name = "TryLater";
}
