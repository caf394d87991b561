package io.warelog.media;

/** An upload is not taken, for a reason that its sender can mend. */
public final class MediaRefusedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient MediaRefusal refusal;

	/**
	 * Refuses an upload.
	 * @param refusal why
	 */
	public MediaRefusedException(MediaRefusal refusal) {
		super(refusal.sentence(), null, false, false);
		this.refusal = refusal;
	}

	/**
	 * Why it is not taken.
	 * @return the reason
	 */
	public MediaRefusal refusal() {
		return this.refusal;
	}

}
