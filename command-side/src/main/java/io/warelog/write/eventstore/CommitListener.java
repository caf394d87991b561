package io.warelog.write.eventstore;

/**
 * Is told of commits, after they are on the disk and outside any transaction. It is
 * called by the thread that writes, so it has to be quick and must not append.
 */
@FunctionalInterface
public interface CommitListener {

	/**
	 * Events have been committed.
	 * @param head global index of the last of them
	 */
	void committed(long head);

}
