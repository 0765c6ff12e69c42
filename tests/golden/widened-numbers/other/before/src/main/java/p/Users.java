package p;

class Users {

    int count(UserService service) {
        int users = Math.toIntExact(service.count());
        return users;
    }
}
