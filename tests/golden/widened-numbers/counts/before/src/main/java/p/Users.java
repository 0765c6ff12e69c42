package p;

class Users {

	Integer both(UserMapper mapper, UserService service) {
		int users = service.count();
		Integer active = mapper.selectCount(null);
		int total = users + service.count() + 1;
		return active == 0 ? total : mapper.selectCount(null);
	}
}
