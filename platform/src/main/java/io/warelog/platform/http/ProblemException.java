package io.warelog.platform.http;

/**
 * Ends a request with a {@link Problem}. May be thrown anywhere in an HTTP layer. It is
 * an answer, not a failure of the program, so it has no stack trace and is not logged.
 */
public final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	/**
	 * Makes an exception that carries a problem.
	 * @param problem what to answer
	 */
	public ProblemException(Problem problem) {
		super(problem.detail(), null, false, false);
		this.problem = problem;
	}

	/**
	 * Returns what to answer.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

}
