package io.warelog.write.decision;

/**
 * Carries a refusal out of a unit of work, which it rolls back.
 */
public final class RefusedException extends RuntimeException {

	private final transient Refusal refusal;

	public RefusedException(Refusal refusal) {
		super(refusal.toString(), null, false, false);
		this.refusal = refusal;
	}

	/**
	 * Why.
	 * @return the refusal
	 */
	public Refusal refusal() {
		return this.refusal;
	}

}
