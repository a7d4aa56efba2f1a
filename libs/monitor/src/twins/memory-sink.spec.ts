import { sinkContract } from '../contracts/sink.features';
import { MemorySink } from './memory-sink';

sinkContract('the twin in memory', () => {
  const sink = new MemorySink();
  return Promise.resolve({
    topic: 't',
    sink,
    arrived: (key) =>
      Promise.resolve(
        sink.records
          .filter((record) => record.key === key)
          .map(({ value, headers }) => ({
            value: value === null || typeof value === 'string' ? value : Buffer.from(value).toString(),
            headers,
          })),
      ),
    close: () => Promise.resolve(),
  });
});
