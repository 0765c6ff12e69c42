package a;

import org.springframework.hateoas.server.mvc.RepresentationModelAssemblerSupport;

class LampAssembler extends RepresentationModelAssemblerSupport<Lamp, LampResource> {

    LampAssembler() {
        super(LampController.class, LampResource.class);
    }

    @Override
    public LampResource toModel(Lamp lamp) {
        return new LampResource(lamp);
    }
}
