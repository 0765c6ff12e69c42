package fair;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface Stalls extends JpaRepository<Stall, UUID> {

    List<Stall> findByShop_IdAndKind(long shopId, Kind kind);

    List<Stall> findByShopAndRowGreaterThan(Shop shop, Long row, Pageable page);

    List<Stall> findByKind(String kind);

    List<Stall> findByOpened(String day);

    List<Stall> findByCodeGreaterThan(int code);

    List<Stall> findByShopIdIn(List<String> shops);

    List<Stall> findByColour(String colour);

    List<Stall> findByRow(String row);

    void deleteByShop(Long shop);

    void deleteByRow(String row);

    @Query("select s from Stall s where s.shop.id = ?1")
    List<Stall> findByShopId(String shop);

    default List<Stall> findByRowNot(String row) {
        return findByShop_IdAndKind(Long.parseLong(row), Kind.FOOD);
    }
}
