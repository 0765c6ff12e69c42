package a;

class UserAssembler extends BaseAssembler<User, UserResource> {

    UserAssembler() {
        super(UserController.class, UserResource.class);
    }

    @Override
    public UserResource toModel(User user) {
        return new UserResource(user);
    }
}
