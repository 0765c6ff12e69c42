package shop;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.plugins.Page;
import com.baomidou.mybatisplus.service.impl.ServiceImpl;
import java.util.List;

public class Members extends ServiceImpl<MemberMapper, Member> {

    private final MemberMapper mapper;
    private final VisitMapper visits;

    public Members(MemberMapper mapper, VisitMapper visits) {
        this.mapper = mapper;
        this.visits = visits;
    }

    public Member like(Member given, String code) {
        visits.selectOne(code);
        return given == null ? baseMapper.selectOne(new QueryWrapper<>(new Member())) : mapper.selectOne(new QueryWrapper<>(given));
    }

    public Page<Member> page(Page<Member> page) {
        List<Member> rows = mapper.selectPage(page, null).getRecords();
        mapper.selectPage(page, null);
        return page.setRecords(baseMapper.selectPage(page, null).getRecords());
    }
}
