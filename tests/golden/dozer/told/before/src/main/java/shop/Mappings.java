package shop;

import java.util.List;
import org.dozer.DozerBeanMapper;
import org.dozer.Mapper;

class Mappings {

    Mapper orders(List<String> files) {
        DozerBeanMapper mapper = new DozerBeanMapper();
        mapper.addMapping(new OrderMapping());
        mapper.setMappingFiles(files);
        return mapper;
    }
}
