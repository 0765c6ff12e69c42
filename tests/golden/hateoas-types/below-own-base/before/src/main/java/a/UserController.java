package a;

import java.util.List;

class UserController {

    private final UserAssembler assembler;

    UserController(UserAssembler assembler) {
        this.assembler = assembler;
    }

    List<UserResource> all(List<User> users) {
        return assembler.toResources(users);
    }

    UserResource one(User user) {
        return this.assembler.toResource(user);
    }
}
