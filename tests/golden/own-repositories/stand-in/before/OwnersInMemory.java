package clinic;

import java.util.List;

public class OwnersInMemory implements OwnerRepository {
    @Override
    public <S extends Owner> List<S> saveAll(Iterable<S> entities) {
        return null;
    }

    @Override
    public void deleteAll(Iterable<? extends Owner> entities) {
    }

    @Override
    public void deleteAllInBatch() {
    }

    @Override
    public Owner getOne(Integer id) {
        return null;
    }
}
