package a;

import java.util.ArrayList;
import java.util.List;

class UserController {

    private final UserAssembler assembler;

    UserController(UserAssembler assembler) {
        this.assembler = assembler;
    }

    List<UserResource> all(List<User> users) {
        return new ArrayList<>(assembler.toCollectionModel(users).getContent());
    }

    UserResource one(User user) {
        return this.assembler.toModel(user);
    }
}
