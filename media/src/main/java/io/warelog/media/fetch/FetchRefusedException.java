package io.warelog.media.fetch;

/** A request was not sent or did not work out. */
public final class FetchRefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient FetchRefusal refusal;

	/**
	 * Tells that a request was not sent or did not work out.
	 * @param refusal why
	 */
	public FetchRefusedException(FetchRefusal refusal) {
		super(refusal.sentence(), null, false, false);
		this.refusal = refusal;
	}

	/**
	 * Why it was not.
	 * @return the reason
	 */
	public FetchRefusal refusal() {
		return this.refusal;
	}

}
