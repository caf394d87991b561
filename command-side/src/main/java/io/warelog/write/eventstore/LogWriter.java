package io.warelog.write.eventstore;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes a log, one transaction after the other. One thread uses it.
 */
public interface LogWriter {

	/**
	 * Begins a transaction, before whose end nobody else commits events.
	 * @return global index of the last committed event, 0 if there is none
	 * @throws SQLException if the database fails
	 * @throws EventStoreUnavailableException if it does not answer
	 */
	long begin() throws SQLException;

	/**
	 * Writes events of one or more appends.
	 * @param events numbered on from the last one, at least one
	 * @return what is wrong with one of them, or null if all were written; in the former
	 * case the transaction can only be undone, wholly or to the savepoint
	 * @throws SQLException if the database fails
	 */
	@Nullable Loss append(List<StoredEvent> events) throws SQLException;

	/**
	 * Keeps a snapshot if it is not older than the stream's present one.
	 * @param snapshot the state after the event of the same sequence
	 * @throws SQLException if the database fails
	 */
	void keep(EventRow snapshot) throws SQLException;

	/**
	 * Marks a place in the transaction.
	 * @throws SQLException if the database fails
	 */
	void savepoint() throws SQLException;

	/**
	 * Undoes what was written since the savepoint, and gives that up.
	 * @throws SQLException if the database fails
	 */
	void undo() throws SQLException;

	/**
	 * Gives the savepoint up.
	 * @throws SQLException if the database fails
	 */
	void release() throws SQLException;

	/**
	 * Ends the transaction. When this returns, all of it is on the disk.
	 * @throws SQLException if nobody knows whether it is; {@link #fateOf} may
	 */
	void commit() throws SQLException;

	/**
	 * Undoes the transaction, in whatever state it is.
	 * @throws SQLException if it cannot be known that it is undone
	 */
	void rollback() throws SQLException;

	/**
	 * Looks whether a transaction failed only because its session had ended before the
	 * commit was tried. Then nothing of it is there, and it can be done again.
	 * @param failure of anything but the commit
	 * @return whether a new transaction may succeed at once
	 */
	boolean isOnlyInterrupted(SQLException failure);

	/**
	 * Finds out what has become of a transaction whose commit failed.
	 * @param events that it has written
	 * @return what is known now
	 */
	Fate fateOf(List<StoredEvent> events);

	/** What has become of a transaction. */
	enum Fate {

		/** It is on the disk. */
		STORED,
		/** It is not, and will not be. */
		LOST,
		/** The database cannot be asked now; later it will show in the log. */
		UNKNOWN,
		/** Only opening the log anew can tell: nothing may be written before. */
		UNKNOWABLE

	}

}
