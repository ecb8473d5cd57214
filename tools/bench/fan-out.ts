import { mkdirSync } from 'node:fs';
import { fanOut } from '../../test/e2e/delivery/fan-out.ts';
import { type Figure, printFigures } from './figure.ts';

/** 10,000 editions due in one minute, in 250 rooms of Slack's and as many of Discord's; true where a target is missed. */
export async function benchFanOut(data: string): Promise<boolean> {
  mkdirSync(data, { recursive: true });
  const place = { rooms: 250, perRoom: 20, place: { data }, cwd: data };
  const measured = await fanOut(place, (done) => process.stderr.write(`${done} `));
  const { deliveries, rooms, lost, twice, seconds, limit, cpu, own, memory } = measured;
  console.log(`\n${deliveries} deliveries in ${rooms} rooms; the platforms' limits ask for ${limit} s.`);
  const figures: Figure[] = [
    { name: 'lost', value: lost, unit: '', target: 0 },
    { name: 'twice', value: twice, unit: '', target: 0 },
    { name: 'time, over that of the limits', value: seconds / limit, unit: 'times', target: 1.3 },
    { name: 'our own CPU a delivery', value: own, unit: 'ms', target: 1 },
    {
      name: 'memory in the end, over that at a tenth',
      value: memory[1] / memory[0],
      unit: 'times',
      target: 1.5,
    },
  ];
  console.log(
    `CPU a delivery with the platforms' libraries: ${cpu.toFixed(2)} ms; memory ${memory[1].toFixed(0)} MB.`,
  );
  return printFigures(figures);
}
