// Makes the replica set and the user of the service, each where it is missing.
const members = ['mongo-1', 'mongo-2', 'mongo-3'].map((host, id) => ({ _id: id, host: `${host}:27017` }));
try {
	rs.status();
}
catch (missing) {
	if (missing.codeName !== 'NotYetInitialized') {
		throw missing;
	}
	rs.initiate({ _id: 'warelog', members });
}

// Any member may have become the primary
const admin = connect(`mongodb://root:${encodeURIComponent(process.env.PASSWORD)}@`
	+ `${members.map((member) => member.host).join(',')}/admin?replicaSet=warelog&serverSelectionTimeoutMS=60000`);
const database = admin.getSiblingDB('warelog');
if (database.getUser('warelog') === null) {
	database.createUser({ user: 'warelog', pwd: process.env.PASSWORD, roles: [{ role: 'readWrite', db: 'warelog' }] });
}
