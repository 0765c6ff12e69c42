package clinic;

import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Example;
import org.springframework.data.repository.query.FluentQuery;

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

    @Override
    public Owner getById(Integer id) {
        return getOne(id);
    }

    @Override
    public Owner getReferenceById(Integer id) {
        return getOne(id);
    }

    @Override
    public void deleteAllInBatch(Iterable<Owner> entities) {
        deleteAll(entities);
    }

    @Override
    public void deleteAllByIdInBatch(Iterable<Integer> ids) {
        ids.forEach(this::deleteById);
    }

    @Override
    public <S extends Owner> List<S> saveAllAndFlush(Iterable<S> entities) {
        List<S> saved = saveAll(entities);
        flush();
        return saved;
    }

    @Override
    public <S extends Owner, R> R findBy(Example<S> example, Function<FluentQuery.FetchableFluentQuery<S>, R> query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteAllById(Iterable<? extends Integer> ids) {
        ids.forEach(this::deleteById);
    }
}
