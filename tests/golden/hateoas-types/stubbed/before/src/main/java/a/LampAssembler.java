package a;

import org.springframework.hateoas.mvc.ResourceAssemblerSupport;

class LampAssembler extends ResourceAssemblerSupport<Lamp, LampResource> {

    LampAssembler() {
        super(LampController.class, LampResource.class);
    }

    @Override
    public LampResource toResource(Lamp lamp) {
        return new LampResource(lamp);
    }
}
