package p;

class Users {

	Integer both(UserMapper mapper, UserService service) {
		int users = Math.toIntExact(service.count());
		Integer active = Math.toIntExact(mapper.selectCount(null));
		int total = Math.toIntExact(users + service.count() + 1);
		return active == 0 ? total : mapper.selectCount(null);
	}
}
